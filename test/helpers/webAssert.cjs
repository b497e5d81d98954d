// What the integration tests use of node:assert/strict, for the web-worker host, which has no Node.

class AssertionError extends Error {
  name = 'AssertionError';
}

const show = (value) => (typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value)));

function fail(message, fallback) {
  if (message instanceof Error) throw message;
  throw new AssertionError(message ?? fallback);
}

function assert(value, message) {
  if (!value) fail(message, `${show(value)} is not truthy`);
}

/** Same type, same prototype, same keys, Object.is at the leaves. */
function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map || a instanceof Set) return same([...a], [...b]);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

function fits(error, expected) {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (expected.prototype instanceof Error || expected === Error) return error instanceof expected;
  if (typeof expected === 'function') return expected(error) === true;
  return Object.entries(expected).every(([k, v]) => (v instanceof RegExp ? v.test(error[k]) : same(error[k], v)));
}

function thrownBy(run) {
  try {
    run();
  } catch (error) {
    return {error};
  }
  return undefined;
}

const rejectionOf = (run) =>
  Promise.resolve(typeof run === 'function' ? run() : run).then(
    () => undefined,
    (error) => ({error}),
  );

function expectThrown(thrown, expected, message) {
  if (thrown === undefined) fail(message, 'nothing was thrown');
  if (!fits(thrown.error, expected)) throw thrown.error;
}

module.exports = Object.assign(assert, {
  AssertionError,
  ok: assert,
  fail: (message) => fail(message, 'failed'),
  equal: (a, b, message) => Object.is(a, b) || fail(message, `${show(a)} is not ${show(b)}`),
  notEqual: (a, b, message) => !Object.is(a, b) || fail(message, `both are ${show(a)}`),
  deepEqual: (a, b, message) => same(a, b) || fail(message, `${show(a)} does not deeply equal ${show(b)}`),
  notDeepEqual: (a, b, message) => !same(a, b) || fail(message, `both deeply equal ${show(a)}`),
  match: (text, pattern, message) => pattern.test(text) || fail(message, `${show(text)} does not match ${pattern}`),
  doesNotMatch: (text, pattern, message) => !pattern.test(text) || fail(message, `${show(text)} matches ${pattern}`),
  throws: (run, expected, message) => expectThrown(thrownBy(run), expected, message),
  rejects: async (run, expected, message) => expectThrown(await rejectionOf(run), expected, message),
  doesNotThrow: (run) => void run(),
  doesNotReject: async (run) => void (await (typeof run === 'function' ? run() : run)),
});
module.exports.strict = module.exports;
