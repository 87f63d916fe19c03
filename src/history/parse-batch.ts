/** One answer of `git cat-file --batch` or `--batch-check`; undefined fields where the object is not there. */
export interface BatchAnswer {
  readonly type: string | undefined;
  readonly size: number;
  readonly bytes: Buffer | undefined;
}

/** Lines of `--batch-check`, one for each object asked for, in that order. */
export function parseBatchCheck(output: Buffer): BatchAnswer[] {
  return output.toString('latin1').split('\n').filter(Boolean).map(readHeader);
}

/** The output of `--batch`, one answer for each object asked for, in that order. */
export function parseBatch(output: Buffer): BatchAnswer[] {
  const answers: BatchAnswer[] = [];
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf(10, at);
    if (lineEnd === -1) throw new Error('Unexpected end of the output of git cat-file');
    const answer = readHeader(output.toString('latin1', at, lineEnd));
    at = lineEnd + 1;
    if (answer.type === undefined) {
      answers.push(answer);
      continue;
    }
    if (at + answer.size > output.length) throw new Error('Unexpected end of the output of git cat-file');
    answers.push({ ...answer, bytes: output.subarray(at, at + answer.size) });
    at += answer.size + 1;
  }
  return answers;
}

function readHeader(line: string): BatchAnswer {
  const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(line) ?? [];
  return { type, size: Number(size ?? 0), bytes: undefined };
}
