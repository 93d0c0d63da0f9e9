using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Management.Records;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Authors;

/// <summary>Authors, to the use cases in Management/Records. Who keeps records at an author's unit may change the author.</summary>
internal sealed class AuthorRecords(HumasDbContext database, Rights rights, TimeProvider clock)
    : Records<Author, AuthorInput, ManagedAuthor>(database)
{
    private readonly HumasDbContext database = database;

    public override SlugKind Kind => SlugKind.Author;
    public override string Segment => "authors";
    public override Problem NotFound => Problem.NotFound(Sentence.Of("There is no such author.", "Tidak ada penulis seperti itu."));
    public override string InsteadOfDelete =>
        Sentence.Of("Deactivate it: PATCH {\"active\": false}.", "Nonaktifkan: PATCH {\"active\": false}.");

    // FOR UPDATE waits for every save that names this record, so that the count of what refers to it misses none.
    public override Task<Author?> LockAsync(Guid id, bool toDelete, CancellationToken cancellationToken) =>
        database.Authors.FromSql($"select * from authors where id = {id} for update").SingleOrDefaultAsync(cancellationToken);

    public override Task RequireAsync(Author record, bool toDelete, CancellationToken cancellationToken) =>
        rights.RequireAsync(Right.KeepRecords, record.UnitId, cancellationToken);

    public override Task<AuthorInput> ToInputAsync(Author record, CancellationToken cancellationToken) =>
        Task.FromResult(AuthorInput.From(record));

    public override Task<ManagedAuthor> ViewAsync(Author record, CancellationToken cancellationToken) =>
        ManagedAuthor.ReadAsync(database, record, cancellationToken);

    public override Task<Author> CreateAsync(AuthorInput input, Actor actor, CancellationToken cancellationToken) =>
        AuthorWriter.CreateAsync(database, rights, input, actor, clock.Now(), cancellationToken);

    public override Task<bool> UpdateAsync(
        Author record,
        AuthorInput input,
        JsonObject sent,
        bool isPut,
        Actor actor,
        CancellationToken cancellationToken
    ) => AuthorWriter.UpdateAsync(database, rights, record, input, actor, clock.Now(), cancellationToken);
}
