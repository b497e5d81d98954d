/** What the frameworks of snippets are called where a person reads it; one without an entry goes by its id. */
const names: Readonly<Record<string, string>> = {pytorch: 'PyTorch', numpy: 'NumPy', keras: 'Keras', jax: 'JAX'};

export const frameworkName = (id: string): string => names[id] ?? id;
