export { DiscoveryPanel } from './discovery-panel';
