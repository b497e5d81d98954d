/** The command line over the core: a table of commands, each in a file of its own. */

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {};

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (command) return command(args);
  process.stderr.write(`usage: cli.js ${Object.keys(commands).join(' | ')} …\n`);
  return 2;
}

main().then((status) => {
  process.exitCode = status;
});
