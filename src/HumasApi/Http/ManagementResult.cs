using System.Globalization;
using System.Text.RegularExpressions;
using HumasApi.Contract;
using Microsoft.Net.Http.Headers;

namespace HumasApi.Http;

/// <summary>A 200, 201 or 202 of the Management API: never stored, with the version of the item as its ETag.</summary>
internal sealed class ManagementResult<T>(T value, int? version = null, string? created = null) : IResult
{
    /// <summary>Value of the Link header (RFC 8288); null for none.</summary>
    public string? Link { get; init; }

    /// <summary>Whether what was created is still to be worked on: 202.</summary>
    public bool IsAccepted { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode =
            created is null ? StatusCodes.Status200OK
            : IsAccepted ? StatusCodes.Status202Accepted
            : StatusCodes.Status201Created;
        if (version is { } number)
            response.Headers.ETag = $"\"{number.ToString(CultureInfo.InvariantCulture)}\"";
        if (created is not null)
            response.Headers.Location = created;
        if (Link is not null)
            response.Headers.Link = Link;
        return response.WriteAsJsonAsync(value, Json.Options, httpContext.RequestAborted);
    }
}

/// <summary>The version that a change expects, from If-Match (RFC 9110 13.1.1).</summary>
/// <param name="Version">The expected version; null for <c>*</c>: any, as long as the record exists.</param>
internal readonly record struct IfMatch(int? Version)
{
    /// <summary>Reads the header. The weak form is accepted too, also with a coding behind it: proxies that compress change tags.</summary>
    /// <exception cref="Problem">428 when it is missing, or means any version where one must have been read; 400 when it is not a
    /// version.</exception>
    public static IfMatch Required(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            throw new Problem(Problems.IfMatchRequired)
            {
                Errors =
                [
                    Problems.IfMatchRequired.InHeader("If-Match", Sentence.Of("Example: If-Match: \"3\"", "Contoh: If-Match: \"3\"")),
                ],
            };
        if (request.Headers.IfMatch.ToString().Trim() == "*")
            return request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IfMatchRequired>()?.AllowsAny == false
                ? throw new Problem(
                    Problems.IfMatchRequired,
                    Sentence.Of(
                        "Send If-Match with the version that you read (the ETag of the item): only a version that someone has "
                            + "read can be approved or published.",
                        "Kirim If-Match berisi versi yang Anda baca (ETag data itu): hanya versi yang sudah dibaca yang dapat "
                            + "disetujui atau diterbitkan."
                    )
                )
                {
                    Errors =
                    [
                        Problems.IfMatchRequired.InHeader(
                            "If-Match",
                            Sentence.Of("Not *, but for example: If-Match: \"3\"", "Bukan *, tetapi misalnya: If-Match: \"3\"")
                        ),
                    ],
                }
                : new IfMatch(null);
        // Strictly: the usual reader skips what it cannot read, and "1", garbage would pass for 1.
        if (
            EntityTagHeaderValue.TryParseStrictList([.. request.Headers.IfMatch.OfType<string>()], out var tags)
            && tags is [{ } tag]
            && int.TryParse(EntityTags.Plain(tag), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
            return new IfMatch(version);
        throw Problem.Malformed(Problems.MalformedIfMatch.InHeader("If-Match"));
    }

    /// <exception cref="Problem">412 with the present version, who made it and when.</exception>
    public void Check(int current, Domain.Actor editedBy, DateTimeOffset editedAt)
    {
        if (Version is not { } expected || expected == current)
            return;
        throw new Problem(
            Problems.VersionMismatch,
            Sentence.Of(
                $"You sent version {expected}; the current version is {current}. Read it again, apply your change to it, and repeat.",
                $"Anda mengirim versi {expected}; versi sekarang {current}. Baca kembali, terapkan perubahan Anda, lalu ulangi."
            )
        )
        {
            Members = new Dictionary<string, object?> { ["current"] = new CurrentVersion(current, editedBy, editedAt) },
            Headers = new Dictionary<string, string> { ["ETag"] = $"\"{current.ToString(CultureInfo.InvariantCulture)}\"" },
        };
    }
}

/// <summary>
/// The conditions of a PUT (RFC 9110 13.1), honoured when they are sent: If-Match with a version, If-None-Match with <c>*</c>.
/// </summary>
internal readonly record struct Conditions(IfMatch? Match, bool MustBeNew)
{
    public static Conditions Of(HttpRequest request) =>
        new(request.Headers.IfMatch.Count > 0 ? IfMatch.Required(request) : null, request.Headers.IfNoneMatch.ToString().Trim() == "*");

    /// <exception cref="Problem">412 when the record is not as the client expects; version is null when there is none.</exception>
    public void Check(int? version, Domain.Actor? editedBy, DateTimeOffset? editedAt)
    {
        if (version is null && Match is null)
            return;
        if (version is null || MustBeNew)
            throw new Problem(version is null ? Problems.DoesNotExist : Problems.ExistsAlready);
        Match?.Check(version.Value, editedBy!, editedAt!.Value);
    }
}

/// <summary>What a stale If-Match ran into.</summary>
/// <param name="Version">The present version.</param>
/// <param name="EditedBy">Who created it.</param>
/// <param name="EditedAt">When.</param>
internal sealed record CurrentVersion(int Version, Domain.Actor EditedBy, DateTimeOffset EditedAt);

/// <summary>Entity tags (RFC 9110 8.8.3) as clients send them back.</summary>
internal static partial class EntityTags
{
    /// <summary>Whether the client says that it has this one (If-None-Match).</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.Count > 0
        && request.GetTypedHeaders().IfNoneMatch is { } known
        && known.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Tag == tag);

    [GeneratedRegex(@"(?<=.)(-{1,2}|;)(gzip|br|zstd|deflate)\z")]
    private static partial Regex Coding();

    /// <summary>
    /// The text of a tag without quotes, and without the coding that a proxy has put behind it: Apache makes <c>"3-gzip"</c> of
    /// <c>"3"</c>.
    /// </summary>
    public static string Plain(EntityTagHeaderValue tag) => Coding().Replace(tag.Tag.ToString().Trim('"'), "");
}
