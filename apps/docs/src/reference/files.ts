import { sampleRequests, variables, type SampleRequest } from './requests.ts';

/** A collection for Postman, format 2.1, whose requests hand tokens and ids on by themselves. */
export function postmanCollection(): object {
  return {
    info: {
      name: 'MonPay mini app (sandbox)',
      description:
        'Start a sandbox (npx monpay-sandbox start) and copy what it prints into the variables. Send the requests from top to bottom.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
    item: sampleRequests.map((request) => ({
      name: request.name,
      request: {
        method: request.method,
        header: Object.entries(request.headers).map(([key, value]) => ({ key, value })),
        url: `{{baseUrl}}${request.path}`,
        ...(request.body !== undefined && { body: { mode: 'raw', raw: request.body } }),
      },
      ...(request.sets && {
        event: [
          {
            listen: 'test',
            script: { type: 'text/javascript', exec: [scriptOf(request.sets)] },
          },
        ],
      }),
    })),
  };
}

function scriptOf({ name, at }: NonNullable<SampleRequest['sets']>): string {
  return `pm.collectionVariables.set('${name}', pm.response.json().${at.join('.')});`;
}

/** The same for editors that send `.http` files. They name an answer, and read from it. */
export function httpFile(): string {
  const setters = new Map(
    sampleRequests.flatMap(({ sets }) => (sets ? [[sets.name, sets] as const] : [])),
  );
  const given = Object.entries(variables).filter(([name]) => !setters.has(name));
  const named = (text: string): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
      const sets = setters.get(name);
      return sets ? `{{${name}.response.body.$.${sets.at.join('.')}}}` : whole;
    });
  const requests = sampleRequests.map(({ name, method, path, headers, body, sets }) =>
    [
      `### ${name}`,
      ...(sets ? [`# @name ${sets.name}`] : []),
      `${method} {{baseUrl}}${named(path)}`,
      ...Object.entries(headers).map(([header, value]) => `${header}: ${named(value)}`),
      ...(body === undefined ? [] : ['', named(body)]),
    ].join('\n'),
  );
  const first = given.map(([name, value]) => `@${name} = ${value}`).join('\n');
  return `# npx monpay-sandbox start prints the values.\n${first}\n\n${requests.join('\n\n')}\n`;
}
