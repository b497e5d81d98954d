/** Which documents the rules can say anything about: most are passed over before the rules are loaded. */

const lossWords =
  /entropy|nll|NLLLoss|BCE|kl_div|KLDiv|rel_entr|log_loss|logLoss|brier|soft_margin|focal|crossentropy|surprisal|perplexity|mutual_info|xlogy|\bentr\b/i;

/** Whether the text holds a word that every checked call site contains. */
export const mayConcern = (text: string): boolean => lossWords.test(text);
