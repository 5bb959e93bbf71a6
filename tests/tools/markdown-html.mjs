// Renders Markdown as GitHub does, with a parser that shares no code with the generator.
// In:  {"id": ..., "markdown": "..."}
// Out: {"id": ..., "html": "..."}
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { answerEachLine } from './ndjson.mjs';

// raw HTML is let through, so that a test sees when text has become a tag
const options = { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true };

await answerEachLine(({ id, markdown }) => ({ id, html: micromark(markdown, options) }));
