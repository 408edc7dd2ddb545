/**
 * Opens a server, and one at the same port of another address. If somebody else has the port there, for a connection
 * of his own perhaps, it begins again with another port.
 */
export async function atSamePort<First extends { readonly port: number }, Second>(
  first: () => Promise<First>,
  second: (port: number) => Promise<Second>,
): Promise<[First, Second]> {
  for (;;) {
    const opened = await first();
    try {
      return [opened, await second(opened.port)];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}
