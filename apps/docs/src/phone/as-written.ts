import type { AstroIntegration } from 'astro';

/**
 * Has the bundler keep what the scripts of the sandbox's page do when they are loaded. The package says that nothing
 * of it does anything then, which is true of everything that can be imported from it.
 */
export function phoneAsWritten(): AstroIntegration {
  return {
    name: 'phone-as-written',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'phone-as-written',
                transform: {
                  filter: { id: /\/sandbox\/src\/web\/assets\/[\w-]+\.js$/ },
                  handler: () => ({ moduleSideEffects: true }),
                },
              },
            ],
          },
        });
      },
    },
  };
}
