import { createFront } from './front.ts';
import { close, listen, loopback } from './loopback.ts';
import { checkSpecFile, defaultSpecFile, SpecError } from './spec-file.ts';

/** How to start a mock. */
export interface MockOptions {
  /** The port on 127.0.0.1; 0, which is the default, takes any free one. */
  port?: number;
  /** The OpenAPI document to serve; by default the spec of this repository. */
  specFile?: string | URL;
}

/** A running mock. */
export interface Mock {
  /** The origin, such as `http://127.0.0.1:4010`, without a slash at the end. */
  url: string;
  /** Ends the mock and every connection to it; calling it again changes nothing. */
  close(): Promise<void>;
}

/**
 * Starts Prism in this process, on the loopback address only, without a log.
 * @throws {Error} before it listens, where the port or the spec cannot be used; the message says what to do.
 */
export async function startMock({
  port = 0,
  specFile = defaultSpecFile,
}: MockOptions = {}): Promise<Mock> {
  const prism = await createPrism(await checkSpecFile(specFile));
  const prismOrigin = new URL(await prism.listen(0, loopback));
  const front = createFront({ prismPort: () => Number(prismOrigin.port) });
  const closeBoth = async () => {
    await Promise.all([close(front), prism.close()]);
  };
  let closed: Promise<void> | undefined;
  try {
    return { url: await listen(front, port), close: () => (closed ??= closeBoth()) };
  } catch (error) {
    await prism.close();
    throw error;
  }
}

async function createPrism(file: string) {
  // Prism takes most of a second to import, which nobody should pay who only imports this file.
  const [{ createLogger }, { getHttpOperationsFromSpec }, { createServer }, { guardPrism }] =
    await Promise.all([
      import('@stoplight/prism-core'),
      import('@stoplight/prism-http'),
      import('@stoplight/prism-http-server'),
      import('./guard-prism.ts'),
    ]);
  const operations = await getHttpOperationsFromSpec(file).catch((cause: Error) => {
    throw new SpecError(file, ` cannot be served: ${cause.message.split('\n')[0]}`, { cause });
  });
  if (operations.length === 0) {
    throw new SpecError(file, ' cannot be served: no operation stands under `paths`');
  }
  const server = createServer(operations, {
    cors: false,
    config: {
      isProxy: false,
      validateRequest: true,
      validateResponse: true,
      checkSecurity: true,
      errors: false,
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: createLogger('mock', { enabled: false }) },
  });
  guardPrism(server.prism);
  return server;
}
