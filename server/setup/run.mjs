import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Runs a command to its end and gives its exit code and all it wrote; never throws for a failing command.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }))
    child.on('close', (code, signal) => resolve({ code: code ?? 128, output: signal ? `${output}\n${signal}` : output }))
  })
}

/**
 * The full path of the first of these programs that the PATH holds.
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 */
export function onPath(names, env = process.env) {
  for (const name of names)
    for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
      const file = join(folder, name)
      if (isExecutable(file)) return file
    }
  return undefined
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/**
 * The shared library that a program asked for in vain, read from the dynamic linker's complaint.
 * @param {string} output
 */
export const missingLibrary = (output) => /error while loading shared libraries: ([^:\s]+)/.exec(output)?.[1]

/** @param {string} output */
export const lastLine = (output) => output.trim().split('\n').at(-1)?.trim() ?? ''

/** @param {string} command */
export const answers = (command, args = ['--version']) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
