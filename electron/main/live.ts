import type { Capture, Demonstration, Discovery, Sweep } from '../engine';
import type { Alerts } from './alerts';

/** The running capture, and what belongs to it. */
export interface Live {
  capture: Capture;
  alerts: Alerts;
  demonstration: Demonstration;
  discovery: Discovery;
  sweep: Sweep;
}
