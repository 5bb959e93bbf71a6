// Checks a CloudFormation template with cdk-nag's AwsSolutions rules.
// In:  {"id": ..., "template": {...}}
// Out: {"id": ..., "findings": [{"rule": "AwsSolutions-IAM5[Resource::*]", "resource": "<logical id>", "message": "..."}]}
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks } from 'cdk-nag';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerEachLine } from './ndjson.mjs';

await answerEachLine(({ id, template }) => ({ id, findings: findings(template) }));

function findings(template) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-nag-'));
  try {
    const templateFile = join(folder, 'template.json');
    writeFileSync(templateFile, JSON.stringify(template));
    const app = new App({ outdir: join(folder, 'out') });
    new CfnInclude(new Stack(app, 'Stack'), 'Template', { templateFile });
    return new AwsSolutionsChecks(app).validateScope(app).violations.flatMap(violation =>
      violation.violatingResources.map(({ constructPath }) => ({
        rule: violation.ruleName,
        resource: constructPath.split('/').at(-1),
        message: violation.description,
      })));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
