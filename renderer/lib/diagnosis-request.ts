/** What somebody wants to be diagnosed, as far as it is known where they ask. */
export interface DiagnosisWish {
  group: string;
  port: number | null;
  /** Name of the interface on which it is wanted; null for wherever it was joined. */
  interface: string | null;
  /** The one sender that is wanted; null for any. */
  source: string | null;
}

type Ask = (wish: DiagnosisWish) => void;

let ask: Ask = () => undefined;

/** Says who has the diagnosis. It is one feature's; others ask for it through here. */
export function handleDiagnosisRequests(handler: Ask): void {
  ask = handler;
}

/** Shows the form of a diagnosis with what is known of the group filled in. */
export function requestDiagnosis(wish: DiagnosisWish): void {
  ask(wish);
}
