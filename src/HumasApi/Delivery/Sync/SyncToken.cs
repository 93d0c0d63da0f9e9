using System.Buffers.Text;
using System.Security.Cryptography;
using HumasApi.Domain;

namespace HumasApi.Delivery.Sync;

/// <summary>What a client follows. It is part of its token, so that later requests need not say it again, and cannot change it.</summary>
/// <param name="Types">The kinds of records.</param>
/// <param name="Units">Publishing units of the articles; none: all.</param>
/// <param name="Subtree">Whether units below these count as well, as the tree is at the moment.</param>
/// <param name="Tags">Tags of the articles, any of them; none: all.</param>
/// <param name="Languages">Their languages, any of them; none: all.</param>
/// <param name="Fields">Members of the articles by name; none: all but the body.</param>
/// <param name="Body">Whether articles come with their bodies.</param>
internal sealed record SyncFilter(
    IReadOnlyList<ChangedEntity> Types,
    Guid[] Units,
    bool Subtree,
    Guid[] Tags,
    string[] Languages,
    string[] Fields,
    bool Body
)
{
    public bool Has(ChangedEntity type) => Types.Contains(type);
}

/// <summary>Where a client is: in the state of a kind of records, behind an id, or in the changes.</summary>
internal enum SyncPhase
{
    Units,
    Authors,
    Tags,
    Articles,

    /// <summary>Behind the change at the position.</summary>
    Changes,

    /// <summary>In the articles that the change after the position concerns, by id: a merged tag, a moved unit.</summary>
    Expansion,
}

/// <summary>
/// The place of a client, as it carries it: opaque, and of a few bytes. Nothing of it is kept here, so it is good for as long as the change
/// log reaches back.
/// </summary>
/// <param name="Filter">What it follows.</param>
/// <param name="Position">All changes up to here are known to the client, or will be read as state.</param>
/// <param name="Phase">What comes next.</param>
/// <param name="After">The last id of the phase.</param>
/// <param name="Mark">What the change at the position was; 0 where it is not known. Another one there now: the database was restored.
/// </param>
internal sealed record SyncToken(SyncFilter Filter, long Position, SyncPhase Phase, Guid After, int Mark = 0)
{
    public const int MaxLength = 2_000;

    // 1 had no mark, 2 no fields.
    private const byte Version = 3;
    private const int MaxValues = 10;
    private const int MaxFields = 100;
    private const int SumBytes = 4;

    private static readonly ChangedEntity[] Types = Enum.GetValues<ChangedEntity>();

    public override string ToString()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        var flags = Types.Index().Where(type => Filter.Has(type.Item)).Sum(type => 1 << type.Index);
        writer.Write((byte)(flags | (Filter.Subtree ? 16 : 0) | (Filter.Body ? 32 : 0)));
        writer.Write((byte)Phase);
        writer.Write7BitEncodedInt64(Position);
        writer.Write(Mark);
        if (Phase != SyncPhase.Changes)
            writer.Write(After.ToByteArray());
        foreach (var ids in new[] { Filter.Units, Filter.Tags })
        {
            writer.Write((byte)ids.Length);
            foreach (var id in ids)
                writer.Write(id.ToByteArray());
        }
        foreach (var texts in new[] { Filter.Languages, Filter.Fields })
        {
            writer.Write((byte)texts.Length);
            foreach (var text in texts)
                writer.Write(text);
        }
        writer.Write(SHA256.HashData(bytes.ToArray()).AsSpan(0, SumBytes));
        return Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <summary>Reads a token; null when it is none.</summary>
    public static SyncToken? Parse(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= SumBytes)
            return null;
        var content = bytes[..^SumBytes];
        if (!SHA256.HashData(content).AsSpan(0, SumBytes).SequenceEqual(bytes.AsSpan(content.Length)))
            return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(content));
            var version = reader.ReadByte();
            var token = version is >= 1 and <= Version ? Read(reader, version) : null;
            return token?.Position >= 0 && reader.BaseStream.Position == content.Length ? token : null;
        }
        // Made up, with a sum that is right.
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static SyncToken? Read(BinaryReader reader, byte version)
    {
        var flags = reader.ReadByte();
        var phase = (SyncPhase)reader.ReadByte();
        var position = reader.Read7BitEncodedInt64();
        var mark = version == 1 ? 0 : reader.ReadInt32();
        if (!Enum.IsDefined(phase))
            return null;
        var after = phase == SyncPhase.Changes ? Guid.Empty : ReadId(reader);
        var (units, tags) = (ReadIds(reader), ReadIds(reader));
        var languages = ReadTexts(reader, MaxValues);
        var fields = version < 3 ? [] : ReadTexts(reader, MaxFields);
        return new SyncToken(
            new SyncFilter(
                [.. Types.Where((_, place) => (flags & (1 << place)) != 0)],
                units,
                (flags & 16) != 0,
                tags,
                languages,
                fields,
                (flags & 32) != 0
            ),
            position,
            phase,
            after,
            mark
        );
    }

    private static Guid[] ReadIds(BinaryReader reader)
    {
        var ids = new Guid[Math.Min(MaxValues, (int)reader.ReadByte())];
        for (var place = 0; place < ids.Length; place++)
            ids[place] = ReadId(reader);
        return ids;
    }

    private static string[] ReadTexts(BinaryReader reader, int most)
    {
        var texts = new string[Math.Min(most, (int)reader.ReadByte())];
        for (var place = 0; place < texts.Length; place++)
            texts[place] = reader.ReadString();
        return texts;
    }

    private static Guid ReadId(BinaryReader reader) => new(reader.ReadBytes(16));
}
