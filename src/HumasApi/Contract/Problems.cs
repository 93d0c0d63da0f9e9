namespace HumasApi.Contract;

/// <summary>
/// The catalogue of problems: every code that a response can carry, in the order in which a request meets them. A code is added
/// here, and declared by the routes that give it. The parts: requests, access, lists, articles, units.
/// </summary>
internal static partial class Problems
{
    // Late: the fields of the other parts must have their values first.
    private static readonly Lazy<IReadOnlyDictionary<string, ProblemCode>> ByCode = new(() =>
        typeof(Problems)
            .GetFields()
            .Where(field => field.FieldType == typeof(ProblemCode))
            .Select(field => (ProblemCode)field.GetValue(null)!)
            .ToDictionary(problem => problem.Code)
    );

    /// <summary>Every code, by status and name.</summary>
    public static IEnumerable<ProblemCode> All =>
        ByCode.Value.Values.OrderBy(problem => problem.Status).ThenBy(problem => problem.Code, StringComparer.Ordinal);

    /// <summary>The kind of problem of a code; null for a code that does not exist.</summary>
    public static ProblemCode? Find(string code) => ByCode.Value.GetValueOrDefault(code);
}
