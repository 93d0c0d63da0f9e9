using System.Text.RegularExpressions;
using FluentValidation;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Management;

/// <summary>
/// Names another record by slug or id: one of them is required, and both must agree. Other members are ignored, so that a reference
/// that was read can be sent back as it is. Imports may name tags and authors by name (PUT …/by-source with create).
/// </summary>
[PatchedWhole]
[FailsWith(nameof(Problems.ReferenceMismatch), nameof(Problems.UnknownReference))]
internal sealed record RefInput
{
    /// <summary>Identity of the record.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its slug; a retired one counts as well.</summary>
    [Line(Domain.Slug.MaxLength)]
    public string? Slug { get; init; }

    /// <summary>Its name; read only by imports with create, and only without id and slug.</summary>
    [Line(Unit.NameMaxLength)]
    public string? Name { get; init; }
}

/// <summary>A body without members.</summary>
internal sealed record NothingInput;

/// <summary>A picture. Another url is another picture: changing it clears the other members.</summary>
[PatchedWhole(unlessSame: "url")]
[FailsWith(nameof(Problems.MalformedMediaType), nameof(Problems.MalformedUrl), nameof(Problems.OutOfRange))]
internal sealed record ImageInput
{
    /// <summary>Identity in the media library; decided by the service.</summary>
    [IgnoredOnWrite]
    public string? Id { get; init; }

    /// <summary>Absolute http(s) address.</summary>
    [Required, WebUrl(StoredImage.UrlMaxLength)]
    public string? Url
    {
        get;
        init => field = Addresses.Stored(value);
    }

    /// <summary>Width in pixels.</summary>
    [Between(1, StoredImage.MaxPixels)]
    public int? Width { get; init; }

    /// <summary>Height in pixels.</summary>
    [Between(1, StoredImage.MaxPixels)]
    public int? Height { get; init; }

    /// <summary>Media type, such as image/jpeg.</summary>
    [Shaped(100, Shape = ImageInputValidator.MediaTypeShape)]
    public string? MediaType { get; init; }

    /// <summary>Text for those who cannot see it; the empty string says that it is decorative.</summary>
    [Verbatim]
    [Line(StoredImage.AltMaxLength)]
    public string? Alt
    {
        get;
        init => field = value is null ? null : Text.WithoutTurns(value);
    }

    /// <summary>What is printed below it.</summary>
    [Paragraph(StoredImage.CaptionMaxLength)]
    public string? Caption { get; init; }

    /// <summary>Who created it.</summary>
    [Line(StoredImage.CreditMaxLength)]
    public string? Credit { get; init; }

    /// <summary>The point that a crop must keep.</summary>
    public FocalPointInput? FocalPoint { get; init; }

    /// <summary>Other sizes; decided by the service.</summary>
    [IgnoredOnWrite]
    public List<string>? Variants { get; init; }

    public static ImageInput? From(StoredImage? stored) =>
        stored is null
            ? null
            : new ImageInput
            {
                Url = stored.Url,
                Width = stored.Width,
                Height = stored.Height,
                MediaType = stored.MediaType,
                Alt = stored.Alt,
                Caption = stored.Caption,
                Credit = stored.Credit,
                FocalPoint = stored.FocalPoint is { } point ? new FocalPointInput { X = point.X, Y = point.Y } : null,
            };

    public StoredImage ToStored() =>
        new()
        {
            Url = Url!,
            Width = Width,
            Height = Height,
            MediaType = MediaType,
            Alt = Alt,
            Caption = Caption,
            Credit = Credit,
            FocalPoint = FocalPoint is { } point ? new StoredFocalPoint(point.X, point.Y) : null,
        };
}

/// <summary>A point of a picture, as fractions from 0 to 1.</summary>
internal sealed record FocalPointInput
{
    /// <summary>From the left.</summary>
    [Between(0, 1)]
    public double X { get; init; } = 0.5;

    /// <summary>From the top.</summary>
    [Between(0, 1)]
    public double Y { get; init; } = 0.5;
}

internal sealed class RefInputValidator : AbstractValidator<RefInput>
{
    /// <param name="byName">Whether a name alone will do.</param>
    public RefInputValidator(bool byName = false)
    {
        RuleFor(reference => reference)
            .Must(reference => reference.Id is not null || reference.Slug is not null || (byName && reference.Name is not null))
            .WithProblem(Problems.Required, reference =>
                reference.Name is null
                    ? Sentence.Of("Name the record by slug or id.", "Sebutkan data dengan slug atau id.")
                    : Sentence.Of(
                        "Name the record by slug or id. Imports find tags and authors by name with ?create=tags,authors.",
                        "Sebutkan data dengan slug atau id. Impor menemukan tag dan penulis menurut nama dengan ?create=tags,authors."
                    )
            )
            .OverridePropertyName("slug");
        this.DeclaredRules();
    }
}

internal sealed partial class ImageInputValidator : AbstractValidator<ImageInput>
{
    public const string MediaTypeShape = "image/[A-Za-z0-9!#$&^_.+-]{1,94}";

    [GeneratedRegex("^" + MediaTypeShape + @"\z")]
    private static partial Regex MediaType();

    public ImageInputValidator()
    {
        this.DeclaredRules();
        RuleFor(image => image.Width).Pixels();
        RuleFor(image => image.Height).Pixels();
        RuleFor(image => image.MediaType).Must(type => type is null || MediaType().IsMatch(type)).WithProblem(Problems.MalformedMediaType);
        RuleFor(image => image.FocalPoint)
            .Must(point => point is null || (point.X is >= 0 and <= 1 && point.Y is >= 0 and <= 1))
            .WithProblem(Problems.OutOfRange, _ =>
                Sentence.Of("x and y are fractions from 0 to 1.", "x dan y adalah pecahan dari 0 sampai 1.")
            );
    }
}
