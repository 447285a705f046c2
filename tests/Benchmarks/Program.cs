using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Rows;

// one program in two roles: it measures, and it starts itself anew for what must be measured in a process of its own
if (args is [Child.Verb, var work, ..])
{
    return await ChildWork.RunAsync(work, args[2..]);
}

var all = new (string Name, Func<Run, Task> Measure)[]
{
    ("scan", IdleScan.MeasureAsync),
    ("plan", Planning.MeasureAsync),
    ("mail", Letters.MeasureAsync),
    ("large", LargeLetters.MeasureAsync),
    ("import", Import.MeasureAsync),
    ("start", StartUp.MeasureAsync),
    ("chat", Chatting.MeasureAsync),
};
var names = args.Where(a => !a.StartsWith('-')).ToArray();
if (Array.Find(names, n => !Array.Exists(all, a => a.Name == n)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"unknown benchmark {unknown}; there are: {string.Join(' ', all.Select(a => a.Name))}");
    return 2;
}

await using var run = await Run.BeginAsync(small: args.Contains("--small"));
foreach (var (name, measure) in all.Where(a => names.Length == 0 || names.Contains(a.Name)))
{
    await run.MeasureAsync(name, measure);
}

await run.WriteAsync(all.Select(a => a.Name));
return 0;
