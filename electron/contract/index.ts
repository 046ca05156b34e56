export * from './address';
export * from './address-text';
export * from './calls';
export * from './clock-time';
export * from './failure';
export * from './model';
export * from './rule-colours';
export * from './rules';
