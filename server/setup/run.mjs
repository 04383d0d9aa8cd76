import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a command to its end and gives its exit code and all it wrote; never throws for a failing command.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @param {(command: string, args: string[], options: import('node:child_process').SpawnOptions) => import('node:child_process').ChildProcess} [start]
 * @param {(chunk: string) => void} [heard] what it wrote to standard error, as it comes
 * @returns {Promise<{ code: number, output: string, said: string }>} `said` is standard output alone
 */
export function run(command, args, options = {}, start = spawn, heard = () => undefined) {
  return new Promise((resolve) => {
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    running.add(child)
    let output = ''
    let said = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      said += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
      heard(`${chunk}`)
    })
    child.on('error', (error) => {
      running.delete(child)
      resolve({ code: 127, output: output + error.message, said })
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? 128, output: signal ? `${output}\n${signal}` : output, said })
    })
  })
}

/** Ends whatever `run` is waiting for. */
export const endRunning = () => running.forEach((child) => child.kill('SIGTERM'))

/**
 * The full path of the first of these programs that the PATH holds.
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 */
export function onPath(names, env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
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
