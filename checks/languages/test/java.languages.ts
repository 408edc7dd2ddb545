import { testClient } from './client-tests.ts';

// `java Exchange.java` compiles each time, which takes most of its time: all but the first take what the commands of
// the whole app have compiled.
testClient('Java', 'java', ({ app, exchange, invoice }) => {
  const compiled = (command: string): string =>
    command.replace(/-cp "(.*)" (\w+)\.java/, '-cp "app:$1" $2');
  const [classes, compile] = app.split('\n');
  return {
    prepare: `${classes}\n${compile}`,
    exchange: compiled(exchange),
    invoice: compiled(invoice),
  };
});
