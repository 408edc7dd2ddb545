/** Whether a ClientHello offers to resume a session: `session_ticket` (RFC 5077) or `pre_shared_key` (RFC 8446). */
export function offersSession(hello: Buffer): boolean {
  // Behind the head of the record, the head of the message, the version and the random bytes.
  let at = 5 + 4 + 2 + 32;
  at += 1 + hello.readUInt8(at); // session id
  at += 2 + hello.readUInt16BE(at); // cipher suites
  at += 1 + hello.readUInt8(at); // compression methods
  for (at += 2; at + 4 <= hello.length;) {
    const type = hello.readUInt16BE(at);
    const length = hello.readUInt16BE(at + 2);
    if (type === 41 || (type === 35 && length > 0)) return true;
    at += 4 + length;
  }
  return false;
}
