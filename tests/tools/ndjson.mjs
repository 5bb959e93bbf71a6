// One JSON value a line on standard input, one answer a line on standard output, in the same order.
import { createInterface } from 'node:readline';

export async function answerEachLine(answer) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n');
  }
}
