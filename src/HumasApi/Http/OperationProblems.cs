using System.Reflection;
using HumasApi.Contract;
using Microsoft.AspNetCore.Http.Metadata;

namespace HumasApi.Http;

/// <summary>Metadata of an endpoint: the problems that are its own, as its route declares them.</summary>
internal sealed record OwnProblems(IReadOnlyList<ProblemCode> All);

/// <summary>
/// Which problems an operation can give: those that its route declares, and those of what it reads. The OpenAPI documents list
/// them; a test compares every problem that it sees with them.
/// </summary>
internal static class OperationProblems
{
    private static readonly ProblemCode[] OfAny =
    [
        Problems.DatabaseUnavailable,
        Problems.DatabaseUpgraded,
        Problems.InternalError,
        Problems.QuotaExceeded,
        Problems.UnknownParameter,
    ];

    private static readonly ProblemCode[] OfAnyKey =
    [
        Problems.AbnormalUsageDetected,
        Problems.IdentityProviderUnavailable,
        Problems.Unauthorized,
    ];

    private static readonly ProblemCode[] OfAnyPost =
    [
        Problems.IdempotencyKeyInUse,
        Problems.IdempotencyKeyReused,
        Problems.MalformedIdempotencyKey,
        Problems.ResponseNotKept,
    ];

    private static readonly ProblemCode[] OfAnyBody =
    [
        Problems.BodyTooLarge,
        Problems.ControlCharacter,
        Problems.DuplicateMember,
        Problems.EmptyBody,
        Problems.InvalidUtf8,
        Problems.MalformedEncoding,
        Problems.MalformedJson,
        Problems.ReadOnly,
        Problems.Required,
        Problems.TooLong,
        Problems.TooManyMembers,
        Problems.TooManyValues,
        Problems.UnknownMember,
        Problems.UnknownValue,
        Problems.UnsupportedEncoding,
        Problems.UnsupportedMediaType,
        Problems.ValidationFailed,
        Problems.WrongType,
    ];

    private static readonly ProblemCode[] OfIfMatch = [Problems.IfMatchRequired, Problems.MalformedIfMatch, Problems.VersionMismatch];

    private static readonly ProblemCode[] OfPaging =
    [
        Problems.CursorAndPage,
        Problems.CursorMismatch,
        Problems.MalformedCursor,
        Problems.PageOutOfBounds,
    ];

    /// <summary>The problems that the route and its body declare.</summary>
    public static IReadOnlyList<ProblemCode> Own(IReadOnlyList<object> metadata) =>
        [
            .. metadata
                .OfType<OwnProblems>()
                .SelectMany(own => own.All)
                .Concat(metadata.OfType<IAcceptsMetadata>().SelectMany(body => Declared(body.RequestType!, [])))
                .Distinct(),
        ];

    // Of a body and of the types that its members have.
    private static IEnumerable<ProblemCode> Declared(Type type, HashSet<Type> seen)
    {
        var plain = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (plain.Assembly != typeof(OperationProblems).Assembly || !seen.Add(plain))
            return [];
        return plain
            .GetInterfaces()
            .Append(plain)
            .SelectMany(one => one.GetCustomAttributes<FailsWithAttribute>(inherit: true))
            .SelectMany(attribute => attribute.Problems)
            .Concat(plain.GetProperties().SelectMany(property => Declared(property.PropertyType, seen)));
    }

    /// <summary>All problems of an operation by status, each in alphabetical order.</summary>
    public static SortedDictionary<int, IReadOnlyList<string>> ByStatus(IReadOnlyList<object> metadata, string method, bool needsKey)
    {
        var parameters = metadata.OfType<QueryParameters>().SelectMany(query => query.All).ToList();
        var readsBody = metadata.OfType<IAcceptsMetadata>().Any();
        List<ProblemCode> all = [.. OfAny, .. Own(metadata), .. parameters.SelectMany(Of)];
        if (parameters.Count > 0)
            all.AddRange([Problems.RepeatedParameter, Problems.EmptyValue, Problems.MalformedRequest]);
        if (parameters.Exists(parameter => parameter.Name == PagingParameters.Cursor.Name))
            all.AddRange(OfPaging);
        if (needsKey)
            all.AddRange(OfAnyKey);
        // What a key may read without any grant gives no 403.
        if (needsKey && metadata.OfType<ProblemShape>().Any(shape => shape.Status == "403"))
            all.Add(Problems.MissingGrant);
        if (needsKey && method == "POST")
            all.AddRange(OfAnyPost);
        if (readsBody)
            all.AddRange(OfAnyBody);
        if (metadata.OfType<IfMatchRequired>().Any())
            all.AddRange(OfIfMatch);
        var byStatus = new SortedDictionary<int, IReadOnlyList<string>>();
        foreach (
            var status in all.SelectMany(problem => problem.Statuses)
                .Distinct()
                .Where(status => readsBody || status is not StatusCodes.Status422UnprocessableEntity)
        )
            byStatus[status] =
            [
                .. all.Where(problem => problem.Statuses.Contains(status))
                    .Select(problem => problem.Code)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
        return byStatus;
    }

    private static ProblemCode[] Of(QueryParameter parameter) =>
        parameter.Type switch
        {
            ParameterType.Slug or ParameterType.SlugList => [Problems.MalformedSlug, Problems.TooMany],
            ParameterType.IdList => [Problems.MalformedId, Problems.TooMany],
            ParameterType.Integer => [Problems.OutOfRange],
            ParameterType.Boolean or ParameterType.OneOf => [Problems.UnknownValue],
            ParameterType.AnyOf => [Problems.UnknownValue, Problems.TooMany],
            ParameterType.Date => [Problems.MalformedDate, Problems.InTheFuture],
            ParameterType.Instant or ParameterType.DateOrInstant =>
            [
                Problems.MalformedTime,
                Problems.OffsetMissing,
                Problems.PlusNotEscaped,
            ],
            ParameterType.TimeZone => [Problems.UnknownTimeZone],
            _ => [Problems.TooLong, Problems.ControlCharacter],
        };
}
