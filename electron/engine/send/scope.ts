export { isLinkLocal, limitedBroadcast, needsInterface } from '../../contract';
