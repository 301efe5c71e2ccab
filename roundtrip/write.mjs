// Writes the documents that documents.json lists as Markdown, each into a folder of build/: sent.json is the document, as
// OpenAPI 3, input/api.md its Markdown. A file that is not there is skipped, and said so.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const widdershins = require('widdershins')
const swagger2openapi = require('swagger2openapi')
const yaml = require('yaml')

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname

// folder is where a document's file lies: in the project, in an npm package or in a Go module of a known checksum.
function folder(document) {
  if (document.package) {
    return join(here, 'node_modules', document.package)
  }
  if (!document.module) {
    return join(here, '..')
  }
  const module = JSON.parse(execFileSync('go', ['mod', 'download', '-json', document.module], { cwd: here, encoding: 'utf8' }))
  if (module.Sum !== document.sum) {
    throw new Error(`${document.module} has the checksum ${module.Sum}, not ${document.sum}`)
  }
  return module.Dir
}

// parse reads a document; one of Swagger 2 becomes one of OpenAPI 3, as widdershins itself would make it.
async function parse(file) {
  const text = readFileSync(file, 'utf8')
  const api = file.endsWith('.json') ? JSON.parse(text) : yaml.parse(text)
  return api.swagger ? (await swagger2openapi.convertObj(api, { patch: true, warnOnly: true })).openapi : api
}

async function write(document) {
  const file = join(folder(document), document.file)
  if (!existsSync(file)) {
    console.log(`${document.name}: skipped, there is no ${document.file}`)
    return
  }
  const build = join(here, 'build', document.name)
  mkdirSync(join(build, 'input'), { recursive: true })
  const api = await parse(file)
  writeFileSync(join(build, 'sent.json'), JSON.stringify(api))
  writeFileSync(join(build, 'kind'), document.kind)
  const markdown = await widdershins.convert(api, { codeSamples: true, sample: true, maxDepth: 10 })
  writeFileSync(join(build, 'input', 'api.md'), markdown)
}

// The package tells of each template that it compiles, and of each schema that it cannot sample.
const log = console.log
console.log = (...words) => { if (!/^(Compiling|Loaded)/.test(String(words[0]))) log(...words) }
console.warn = () => {}
console.error = () => {}

rmSync(join(here, 'build'), { recursive: true, force: true })
for (const document of JSON.parse(readFileSync(join(here, 'documents.json'), 'utf8'))) {
  await write(document)
}
