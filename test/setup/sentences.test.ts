import { inOneSentence } from '../../server/setup/fault.mjs'
import { checkNode } from '../../server/setup/node.mjs'

test.each([['20.18.3'], ['18.20.0']])('Node %s is too old, and the sentence says which is needed', (version) => {
  expect(() => checkNode(version)).toThrow(
    `Node 20.19 or newer is needed, this is ${version}: install a newer Node, then start again.`,
  )
})

test.each([['20.19.0'], ['22.0.0'], ['24.11.0']])('Node %s is new enough', (version) => {
  expect(() => checkNode(version)).not.toThrow()
})

test('a full disk met anywhere is called one', () => {
  expect(inOneSentence(new Error("ENOSPC: no space left on device, open '/x'"))).toBe(
    'The disk is full: free at least 500 MB, then start again.',
  )
})
