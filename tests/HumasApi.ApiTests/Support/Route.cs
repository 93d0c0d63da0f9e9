using HumasApi.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests;

/// <summary>
/// A route of the running service, told by the service itself: one that is added later is tested without being listed here.
/// </summary>
internal sealed record Route(string Method, string Pattern, EndpointMetadata Metadata)
{
    public static IReadOnlyList<Route> All =>
        [
            .. from endpoint in Newsroom.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
            where pattern.StartsWith("/v1", StringComparison.Ordinal) || pattern.StartsWith("/manage/v1", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
            select new Route(
                method,
                pattern,
                new EndpointMetadata(
                    endpoint.Metadata.GetMetadata<QueryParameters>()?.All ?? [],
                    endpoint.Metadata.GetMetadata<IfMatchRequired>(),
                    endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type && type != typeof(Stream) ? type : null,
                    endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.IsOptional == true
                )
            ),
        ];

    public bool IsManagement => Pattern.StartsWith("/manage/", StringComparison.Ordinal);
    public string Resource => Pattern.Replace("/manage", "", StringComparison.Ordinal).Split('/').ElementAtOrDefault(2) ?? "";

    /// <summary>The query parameters that cannot be left out, with the examples of their documentation; empty for none.</summary>
    public string RequiredQuery =>
        string.Concat(
            Metadata
                .Query.Where(one => one.IsRequired)
                .Select((one, place) => $"{(place == 0 ? '?' : '&')}{one.Name}={Uri.EscapeDataString($"{one.Example}")}")
        );

    /// <summary>The path with its parameters filled in.</summary>
    public string Path(Func<string, string> value) =>
        string.Join('/', Pattern.Split('/').Select(part => part.StartsWith('{') ? value(part.Trim('{', '}').Split(':')[0]) : part));

    /// <summary>
    /// Sends a request with the key and, where one is needed, an If-Match: any version, or the present one where it must be
    /// named.
    /// </summary>
    public async Task<Answer> Send(string path, object? body = null, params (string Name, string Value)[] headers)
    {
        List<(string, string)> all = [.. headers];
        if (IsManagement && !headers.Any(header => header.Name == "Authorization"))
            all.Add(("Authorization", $"Bearer {Newsroom.AdminKey}"));
        if (Metadata.IfMatch is { } match && !headers.Any(header => header.Name == "If-Match"))
            all.Add(("If-Match", match.AllowsAny ? "*" : await VersionAsync(path)));
        return await Api.Send(new HttpMethod(Method), path, body, [.. all]);
    }

    // The item stands above the act.
    private static async Task<string> VersionAsync(string path) =>
        (
            await Api.Send(
                HttpMethod.Get,
                path[..path.LastIndexOf('/')].Replace("/schedule", "", StringComparison.Ordinal),
                null,
                ("Authorization", $"Bearer {Newsroom.AdminKey}")
            )
        ).ETag
        ?? "\"1\"";

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>What a route says of itself.</summary>
internal sealed record EndpointMetadata(IReadOnlyList<QueryParameter> Query, IfMatchRequired? IfMatch, Type? Body, bool BodyIsOptional)
{
    public bool NeedsIfMatch => IfMatch is not null;
}
