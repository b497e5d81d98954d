// Debian packages that an oracle needs, from the line "// Debian packages: octave r-base-core" of its head.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

const isInstalled = (name) =>
  spawnSync('dpkg-query', ['--status', name], {encoding: 'utf8'}).stdout?.includes('Status: install ok installed') ===
  true;

/** Installs what is missing, as root; otherwise says what to install, and the oracle fails at its first call. */
export function ensurePackages(oracle) {
  const wanted = /^\/\/ Debian packages: (.+)$/m.exec(readFileSync(oracle, 'utf8'))?.[1].split(' ') ?? [];
  const missing = wanted.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0)
    return console.error(`Missing: install them with "sudo ${command}" and run this again.`);
  console.log(command);
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const options = ['-o', 'DPkg::Lock::Timeout=600', '-qq', '-y'];
  spawnSync('apt-get', [...options, 'update'], {env, stdio: 'ignore'});
  const run = spawnSync('apt-get', [...options, '--no-install-recommends', 'install', ...missing], {
    env,
    encoding: 'utf8',
  });
  if (run.status !== 0) console.error(`Could not install ${missing.join(' ')}: ${run.stderr.slice(-500)}`);
}
