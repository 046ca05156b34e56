export { DensityStrip } from './density-strip';
