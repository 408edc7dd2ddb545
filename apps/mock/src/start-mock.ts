import { close, listen } from './loopback.ts';
import { createMockServer } from './mock-server.ts';
import { loadPrism } from './prism.ts';
import { readSpecFile, defaultSpecFile } from './spec-file.ts';

/** How to start a mock. */
export interface MockOptions {
  /** The port on 127.0.0.1; 0, which is the default, takes any free one. */
  port?: number;
  /** The OpenAPI document to serve; by default the spec of this repository. */
  specFile?: string | URL;
  /** Takes a line for each request: method, path, status and milliseconds. */
  log?: (line: string) => void;
}

/** A running mock. */
export interface Mock {
  /** The origin, such as `http://127.0.0.1:4010`, without a slash at the end. */
  url: string;
  /**
   * Serves the spec as it is now, if it was edited.
   * @throws {SpecError} if it can't be served; the mock then goes on serving what it served before.
   */
  reload(): Promise<void>;
  /** Ends the mock and every connection to it; calling it again changes nothing. */
  close(): Promise<void>;
}

/**
 * Starts Prism in this process, on the loopback address only.
 * @throws {Error} before it listens, if the port or the spec can't be used; the message says what to do.
 */
export async function startMock({
  port = 0,
  specFile = defaultSpecFile,
  log = () => {},
}: MockOptions = {}): Promise<Mock> {
  let spec = await readSpecFile(specFile);
  let prism = await loadPrism(spec);
  const server = createMockServer({ prism: () => prism, log });
  const url = await listen(server, port);
  let closed: Promise<void> | undefined;
  return {
    url,
    async reload() {
      const edited = await readSpecFile(specFile);
      if (edited.text === spec.text) return;
      prism = await loadPrism(edited);
      spec = edited;
    },
    close: () => (closed ??= close(server)),
  };
}
