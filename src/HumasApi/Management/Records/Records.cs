using System.Text.Json.Nodes;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Records;

/// <summary>A record as Management answers it.</summary>
internal interface IManagedRecord
{
    Guid Id { get; }
    int Version { get; }
}

/// <summary>
/// One kind of record with a slug: what create, put, patch, get and delete need to know of it. The use cases beside this
/// file are the same for all kinds; what a kind stores, shows and allows is its own.
/// </summary>
/// <typeparam name="TRecord">The entity.</typeparam>
/// <typeparam name="TInput">What an editor writes.</typeparam>
/// <typeparam name="TView">What an editor reads.</typeparam>
internal abstract class Records<TRecord, TInput, TView>(HumasDbContext database)
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    /// <summary>Which slugs it has. Its name is also that of its changes: tag.deleted.</summary>
    public abstract SlugKind Kind { get; }

    /// <summary>Its segment of the address: tags.</summary>
    public abstract string Segment { get; }

    /// <summary>404: there is no such record.</summary>
    public abstract Problem NotFound { get; }

    /// <summary>What to do with a record that cannot be deleted because others refer to it.</summary>
    public abstract string InsteadOfDelete { get; }

    /// <summary>Reads a record and locks its row until the transaction ends; to delete it, also against those that refer to it.</summary>
    public abstract Task<TRecord?> LockAsync(Guid id, bool toDelete, CancellationToken cancellationToken);

    /// <summary>Rights that do not depend on the record: asked before any row is locked.</summary>
    /// <param name="exists">False where a PUT may create the record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual Task RequireAsync(bool exists, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Rights at the record: to change it, or to delete it.</summary>
    public virtual Task RequireAsync(TRecord record, bool toDelete, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What the record says now, as an editor would write it.</summary>
    public abstract Task<TInput> ToInputAsync(TRecord record, CancellationToken cancellationToken);

    /// <summary>What an editor reads of it.</summary>
    public abstract Task<TView> ViewAsync(TRecord record, CancellationToken cancellationToken);

    /// <summary>Stores a valid input as a new record, if the caller may.</summary>
    public abstract Task<TRecord> CreateAsync(TInput input, Actor actor, CancellationToken cancellationToken);

    /// <summary>Stores a valid input over a locked record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="input">What it shall say.</param>
    /// <param name="sent">The body as it was sent.</param>
    /// <param name="isPut">True for a script's PUT, which may also do what PATCH leaves to another call.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when it says that already; then nothing was written.</returns>
    public abstract Task<bool> UpdateAsync(
        TRecord record,
        TInput input,
        JsonObject sent,
        bool isPut,
        Actor actor,
        CancellationToken cancellationToken
    );

    /// <summary>Refuses a PUT under a slug that leads to the record only by way of another one.</summary>
    public virtual Task RequireOwnSlugAsync(TRecord record, string slug, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Removes a record that was locked to be deleted.</summary>
    public virtual void Remove(TRecord record) => database.Remove(record);

    /// <summary>The record that has, or had, a slug.</summary>
    public Task<Guid?> FindAsync(string slug, CancellationToken cancellationToken) =>
        SlugRegistry.FindAsync(database, Kind, slug, cancellationToken);

    /// <summary>Reads a record without changing it; null when there is none.</summary>
    public async Task<TView?> ReadAsync(Guid? id, CancellationToken cancellationToken)
    {
        var record = await database.Set<TRecord>().AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        return record is null ? default : await ViewAsync(record, cancellationToken);
    }

    /// <summary>The answer that shows a record.</summary>
    /// <param name="view">The record.</param>
    /// <param name="url">Where the service is reached.</param>
    /// <param name="outcome">What an upsert did; null for all else.</param>
    /// <param name="created">Whether it is new: 201 with Location.</param>
    public ManagementResult<ManagedResponse<TView>> Answer(TView view, PublicUrl url, string? outcome = null, bool created = false)
    {
        var self = url.To($"/manage/v1/{Segment}/{view.Id}");
        return new(new(view, new(outcome), new(self)), view.Version, created ? self : null);
    }
}
