import type { Constant, Expected } from './constant';
import type { Dissection } from './dissection';
import type { FilterField } from './field';
import type { Value } from './value';

/** An operand whose type is known. */
export interface Term extends Expected {
  values(datagram: Dissection): readonly Value[];
  /** Of a literal. */
  constant?: Constant;
  /** Of a field and nothing else. */
  field?: FilterField;
}
