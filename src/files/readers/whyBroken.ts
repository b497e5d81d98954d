/** Why a library could not read a file, for a person: where it stumbled over structures that are not there, the data are broken. */
export function whyBroken(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof TypeError || stumbled.test(error.message) ? 'its description is damaged' : error.message;
}

const stumbled =
  /^(BigInt exceeds|Invalid (typed )?array|Offset is outside|Start offset|Cannot (read|destructure|mix))/i;
