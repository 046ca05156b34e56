import type { ComponentProps } from 'react';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` is the one thing to do next; `plain` stays quiet until it is pointed at. */
  look?: 'primary' | 'normal' | 'plain';
}

export function Button({ look = 'normal', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`button button-${look} ${className}`} {...rest} />;
}
