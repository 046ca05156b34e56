/** What a look for newer versions tells, and to whom. */
export function whatIsAsked(host: string): string {
  return (
    `It asks ${host} for the list of versions, and tells nothing of you, this machine or what you ` +
    'capture; that host sees the address the question comes from. Nothing is downloaded before you say so.'
  );
}
