import type { Capture, Demonstration } from '../engine';
import type { Alerts } from './alerts';

/** The running capture, and what belongs to it. */
export interface Live {
  capture: Capture;
  alerts: Alerts;
  demonstration: Demonstration;
}
