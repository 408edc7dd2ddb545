import { connect as connectPlain, type Socket } from 'node:net';
import type { Setup } from '../contender.ts';
import { formOf, path } from './token-request.ts';

// The least that can be done: one string written to a kept connection, one string read. It understands this
// server's answers and no others.
export const setup: Setup = async (url, credentials) => {
  const { hostname, port, host } = new URL(url);
  const target = { host: hostname, port: Number(port) };
  const secure = url.startsWith('https:') ? await import('node:tls') : undefined;
  const connect = (): Socket => secure?.connect(target) ?? connectPlain(target);
  const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
  const idle: Socket[] = [];
  const kept = (): Socket | undefined => {
    let socket = idle.pop();
    // The server may have closed it meanwhile.
    while (socket?.destroyed) socket = idle.pop();
    return socket;
  };

  return (code) =>
    new Promise((resolve, reject) => {
      const socket = kept() ?? connect().setNoDelay().setEncoding('latin1');
      let answer = '';
      const fail = (): void => reject(new Error('the connection broke'));
      const read = (chunk: string): void => {
        answer += chunk;
        if (!answer.endsWith('}')) return;
        socket.off('data', read).off('error', fail).off('close', fail);
        idle.push(socket);
        const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
        const { access_token } = JSON.parse(body) as { access_token: string };
        resolve(access_token);
      };
      socket.on('data', read).on('error', fail).on('close', fail);
      const form = formOf(credentials, code);
      socket.write(`${head}Content-Length: ${form.length}\r\n\r\n${form}`);
    });
};
