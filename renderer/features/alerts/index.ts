export { AlertControl } from './alert-control';
export { beep } from './beep';
export { soundNewAlerts } from './sounding';
