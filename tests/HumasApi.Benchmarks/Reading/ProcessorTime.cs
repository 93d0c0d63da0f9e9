using System.Globalization;

namespace HumasApi.Benchmarks.Reading;

/// <summary>
/// Processor time that a process and its children have used, as Linux counts it. Unlike requests per second it stays the
/// same when something else runs on the machine.
/// </summary>
internal static class ProcessorTime
{
    private const double MicrosecondsPerTick = 10_000;

    public static double Of(int processId) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(Read)
            .Where(process => process.Id == processId || process.Parent == processId)
            .Sum(process => process.Id == processId ? process.Own + process.OfTheDead : process.Own) * MicrosecondsPerTick;

    // proc(5): pid (name) state ppid …, times are fields 14 to 17. A name may hold anything but ends with the last bracket.
    private static (int Id, int Parent, long Own, long OfTheDead) Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return default;
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number - 3], NumberStyles.None, CultureInfo.InvariantCulture);
            return (id, (int)Field(4), Field(14) + Field(15), Field(16) + Field(17));
        }
        catch (IOException)
        {
            return default; // It ended meanwhile.
        }
    }
}
