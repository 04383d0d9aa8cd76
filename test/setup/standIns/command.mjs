if (process.env.FAILING === process.argv[2]) {
  console.error('something is wrong')
  process.exit(1)
}
if (process.argv[2] === 'seed') console.log(process.argv.includes('--empty') ? 'admin secret-0' : 'koordinator secret-1')
