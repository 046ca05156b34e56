import { mostIncidents, type Incident } from '../../contract';

/** What happened to the sockets of a capture without anybody's doing; the last of it is remembered. */
export class Incidents {
  #last: Incident[] = [];
  #count = 0;
  readonly #listeners = new Set<(incident: Incident) => void>();

  add(socket: number, message: string): void {
    this.#count += 1;
    const incident = { number: this.#count, time: Date.now(), socket, message };
    this.#last = [...this.#last, incident].slice(-mostIncidents);
    for (const listener of this.#listeners) listener(incident);
  }

  /** The oldest first. */
  list(): Incident[] {
    return [...this.#last];
  }

  /** Calls the listener for each, at once. Returns a function that ends this. */
  onIncident(listener: (incident: Incident) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
