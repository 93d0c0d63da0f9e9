using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HumasApi.ApiTests.Contract;

namespace HumasApi.ApiTests;

/// <summary>
/// Compares every problem that a test sees with the codes that the documents list for its operation (x-problem-codes): a code that
/// is given and not documented fails the test that saw it.
/// </summary>
internal static class DeclaredProblems
{
    // Given before an operation is chosen, or by the tests themselves.
    private static readonly string[] OfNone = ["method-not-allowed", "no-such-address", "passed", "refused"];

    private static readonly Lazy<List<Operation>> Operations = new(Read);

    public static void Check(HttpMethod method, string path, HttpStatusCode status, JsonNode problem)
    {
        if (OfNone.Contains(problem["code"]!.GetValue<string>()))
            return;
        var verb = method == HttpMethod.Head ? "get" : method.Method.ToLowerInvariant();
        if (Operations.Value.Find(one => one.Verb == verb && one.Path.IsMatch(path)) is not { } operation)
            return;
        string[] seen =
        [
            problem["code"]!.GetValue<string>(),
            .. problem["errors"]!.AsArray().Select(error => error!["code"]!.GetValue<string>()),
        ];
        var listed = operation
            .Codes[((int)status).ToString(CultureInfo.InvariantCulture)]
            ?.AsArray()
            .Select(code => code!.GetValue<string>())
            .ToList()
            ?? [];
        Assert.That(seen.Distinct().Except(listed), Is.Empty, $"{(int)status} of {operation.Name} is not documented with these codes.");
    }

    // The more of a path is fixed, the earlier it is tried.
    private static List<Operation> Read() =>
        [
            .. new[] { "delivery.v1.json", "management.v1.json" }
                .Select(name => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", name)))!)
                .SelectMany(document => document["paths"]!.AsObject())
                .OrderBy(path => path.Key.Count(character => character == '{'))
                .SelectMany(path =>
                    path.Value!.AsObject()
                        .Select(operation => new Operation(
                            operation.Key,
                            new Regex($"^{Regex.Replace(path.Key, "{[^}]*}", "[^/]+")}$"),
                            operation.Value!["operationId"]!.GetValue<string>(),
                            operation.Value["x-problem-codes"]!.AsObject()
                        ))
                ),
        ];

    private sealed record Operation(string Verb, Regex Path, string Name, JsonObject Codes);
}
