import { Writable } from 'node:stream';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { metrics } from '@opentelemetry/api';
import * as sentry from '@sentry/node';
import { createSandbox } from '@monpay-miniapp/sandbox';
import { authorizationCodeGrant, confidentialClient } from '@monpay-miniapp/sdk';
import { pino } from 'pino';
import { onEventTo } from './on-event.ts';

// The manual's sample with the real packages, which send nothing: what they would have is printed as JSON.

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
// Exports when it is told to, and not before.
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));

const envelopes: string[] = [];
sentry.init({
  dsn: 'http://public@127.0.0.1:1/1',
  defaultIntegrations: false,
  transport: (options) =>
    sentry.createTransport(options, async ({ body }) => {
      envelopes.push(typeof body === 'string' ? body : new TextDecoder().decode(body));
      return { statusCode: 200 };
    }),
});

const lines: string[] = [];
const log = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString());
    done();
  },
});

const sandbox = createSandbox();
const { clientId, clientSecret, redirectUri, origin, fetch } = sandbox;
const onEvent = onEventTo({
  pino: pino(log),
  histogram: metrics.getMeter('shop').createHistogram('monpay.duration', { unit: 'ms' }),
  sentry,
});
const options = { clientId, clientSecret, redirectUri, authorizationServer: origin, fetch };
const client = confidentialClient({ ...options, onEvent });

const { code, launchUrl } = sandbox.issueCode();
const { access_token: token } = await authorizationCodeGrant(client, launchUrl);
await authorizationCodeGrant(client, '/launch?code=never-issued').catch(() => {});

await reader.forceFlush();
await sentry.flush();
const [exported] = exporter.getMetrics();
const points = exported?.scopeMetrics.flatMap((scope) =>
  scope.metrics.flatMap(({ descriptor: { name }, dataPoints }) =>
    dataPoints.map(({ attributes, value }) => ({ name, attributes, value })),
  ),
);
console.log(JSON.stringify({ lines, points, envelopes, hidden: [clientSecret, code, token] }));
await reader.shutdown();
