using FluentValidation;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

// These delegates are generic, so they are made when the service starts.
#pragma warning disable RDG011

namespace HumasApi.Management.Records;

/// <summary>The routes that all kinds of records have, and the services behind them.</summary>
internal static class RecordRoutes
{
    public static void AddRecords<TRecord, TInput, TView, TRecords>(this IServiceCollection services)
        where TRecord : class, IRecord
        where TInput : class
        where TView : IManagedRecord
        where TRecords : Records<TRecord, TInput, TView>
    {
        services.AddScoped<TRecords>();
        services.AddScoped<Records<TRecord, TInput, TView>>(provider => provider.GetRequiredService<TRecords>());
        services.AddSingleton<IValidator<CreateRecordCommand<TInput, TView>>, CreateRecordValidator<TInput, TView>>();
        services.AddScoped<IRequestHandler<CreateRecordCommand<TInput, TView>, TView>, CreateRecordHandler<TRecord, TInput, TView>>();
        services.AddScoped<IRequestHandler<GetRecordQuery<TView>, TView?>, GetRecordHandler<TRecord, TInput, TView>>();
        services.AddScoped<IRequestHandler<PatchRecordCommand<TInput, TView>, TView>, PatchRecordHandler<TRecord, TInput, TView>>();
        services.AddScoped<
            IRequestHandler<PutRecordCommand<TInput, TView>, (TView View, string Outcome)>,
            PutRecordHandler<TRecord, TInput, TView>
        >();
        services.AddScoped<IRequestHandler<DeleteRecordCommand<TView>, int>, DeleteRecordHandler<TRecord, TInput, TView>>();
    }

    /// <summary>POST, GET by id and by slug, PUT by slug, PATCH and DELETE.</summary>
    /// <param name="routes">The group of the kind.</param>
    /// <param name="name">The kind as operations are named after it: Author.</param>
    /// <param name="a">The kind with its article, as in a sentence: an author.</param>
    /// <param name="patch">What a PATCH does beside changing members.</param>
    public static void MapRecords<TRecord, TInput, TView>(this IEndpointRouteBuilder routes, string name, string a, string patch)
        where TRecord : class, IRecord
        where TInput : class
        where TView : IManagedRecord
    {
        var plain = a[(a.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        routes
            .MapPost("", CreateRecordEndpoint<TRecord, TInput, TView>.Handle)
            .WithQuery()
            .Reads<TInput>()
            .DocumentedCreate<ManagedResponse<TView>>($"create{name}", $"Create {a}", $"Creates {a}.");
        routes
            .MapGet("/{id}", GetRecordEndpoint<TRecord, TInput, TView>.ById)
            .WithQuery()
            .Documented<ManagedResponse<TView>>($"getManaged{name}", $"Get {a}", $"One {plain} by id.")
            .FailsWith(Problems.NotFound);
        routes
            .MapGet("/by-slug/{slug}", GetRecordEndpoint<TRecord, TInput, TView>.BySlug)
            .WithQuery()
            .Documented<ManagedResponse<TView>>($"getManaged{name}BySlug", $"Get {a} by slug", $"One {plain} by any slug it has or had.")
            .FailsWith(Problems.NotFound);
        routes
            .MapPut("/by-slug/{slug}", PutRecordEndpoint<TRecord, TInput, TView>.Handle)
            .WithQuery()
            .Reads<TInput>()
            .Documented<ManagedResponse<TView>>(
                $"put{name}BySlug",
                $"Upsert {a}",
                $"For scripts: creates the {plain} of this slug or updates it; absent members stay as they are. Answers 201 or "
                    + "200, and `meta.outcome`."
            )
            .FailsWith(
                Problems.DoesNotExist,
                Problems.ExistsAlready,
                Problems.MalformedIfMatch,
                Problems.MalformedSlug,
                Problems.SlugMismatch,
                Problems.VersionMismatch
            )
            .Produces<ManagedResponse<TView>>(StatusCodes.Status201Created, "application/json");
        routes
            .MapPatch("/{id}", PatchRecordEndpoint<TRecord, TInput, TView>.Handle)
            .WithQuery()
            .Reads<TInput>(false, "application/merge-patch+json", "application/json")
            .NeedsIfMatch()
            .Documented<ManagedResponse<TView>>($"patch{name}", $"Change {a}", patch)
            .FailsWith(Problems.NotFound);
        routes
            .MapDelete("/{id}", DeleteRecordEndpoint<TRecord, TInput, TView>.Handle)
            .WithQuery(Reasons.Parameter)
            .NeedsIfMatch()
            .DocumentedDelete($"delete{name}", $"Delete {a}", $"Removes {a} that nothing refers to; otherwise 409 counts what does.")
            .FailsWith(Problems.InUse, Problems.NotFound);
    }
}
