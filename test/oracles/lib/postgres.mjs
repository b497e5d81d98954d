// A PostgreSQL of our own: a new cluster in a temporary folder, reached through its socket alone. initdb refuses root, so root asks
// the user that Debian's package made.
import {spawnSync} from 'node:child_process';
import {chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

const versions = '/usr/lib/postgresql';
const [FIELD, RECORD] = ['\x1f', '\x1e'];

function userOf() {
  if (process.getuid() !== 0) return {};
  const ids = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'postgres'], {encoding: 'utf8'}).stdout));
  if (!(ids[0] > 0)) throw new Error('there is no user postgres: is the package postgresql installed?');
  return {uid: ids[0], gid: ids[1]};
}

function run(command, args, options) {
  const ran = spawnSync(command, args, {encoding: 'utf8', maxBuffer: 1 << 28, ...options});
  if (ran.status !== 0) throw new Error(`${path.basename(command)}: ${ran.error ?? ran.stderr}`);
  return ran.stdout;
}

/** {query(sql) → rows of texts, null for NULL; stop()}. Throws where PostgreSQL is not there. */
export function startPostgres() {
  const newest = existsSync(versions) && readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) throw new Error('PostgreSQL is not installed');
  const bin = (name) => path.join(versions, newest, 'bin', name);
  const user = userOf();
  const folder = mkdtempSync(path.join(tmpdir(), 'pg-'));
  if (user.uid) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const options = {...user, cwd: folder, env: {PATH: process.env.PATH, LC_ALL: 'C.UTF-8'}};
  const log = path.join(folder, 'log');
  run(bin('initdb'), ['-D', data, '-U', 'surprisal', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const server = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
  run(bin('pg_ctl'), ['-D', data, '-l', log, '-t', '120', '-w', '-o', server, 'start'], {...options, stdio: 'ignore'});
  const psql = ['-X', '-q', '-h', folder, '-U', 'surprisal', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  const query = (sql) => {
    const file = path.join(folder, 'query.sql');
    writeFileSync(file, sql);
    chmodSync(file, 0o644);
    const form = ['-A', '-t', '-F', FIELD, '-R', RECORD, '-P', 'null=\x1d'];
    const out = run(bin('psql'), [...psql, ...form, '-f', file], options);
    const records = out
      .replace(/\n$/, '')
      .split(RECORD)
      .filter((record) => record !== '');
    return records.map((record) => record.split(FIELD).map((text) => (text === '\x1d' ? null : text)));
  };
  const stop = () => {
    spawnSync(bin('pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], {...options, stdio: 'ignore'});
    rmSync(folder, {recursive: true, force: true});
  };
  return {query, stop};
}
