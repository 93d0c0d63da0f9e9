namespace HumasApi.Demo.Stories;

/// <summary>Probation, reintegration, the neighbours, giving.</summary>
internal static class CommunityStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "bimbingan-klien", Theme = DemoTheme.Community, Audience = DemoAudience.Bapas, Weight = 4,
            Category = "pembinaan", Tags = ["reintegrasi", "griya-abhipraya"],
            Subjects = ["kepribadian", "kerohanian", "kewirausahaan", "pengelolaan emosi", "kesadaran hukum", "keterampilan kerja", "keluarga", "pencegahan kambuh"],
            Partners = ["kelompok masyarakat peduli pemasyarakatan", "tokoh agama di {town}", "pelaku usaha di {town}"],
            A = (12, 130), B = (3, 12),
            Titles =
            [
                "{a} Klien {nick} Ikuti Bimbingan {Subject}",
                "{unit} Gelar Bimbingan {Subject} bagi {a} Klien",
                "Bimbingan {Subject} {nick} Kuatkan {a} Klien Pemasyarakatan",
                "Kembali ke Masyarakat, {a} Klien {nick} Jalani Bimbingan {Subject}",
            ],
            Leads =
            [
                "Sebanyak {a} klien mengikuti bimbingan {subject} yang diadakan {unit} pada {day}. Mereka tengah menjalani pembebasan bersyarat maupun cuti bersyarat.",
                "{unit} menyelenggarakan bimbingan {subject} bagi {a} klien pada {day} mulai pukul {time}. Kegiatan didampingi {b} pembimbing kemasyarakatan.",
            ],
            Details =
            [
                "Materi disampaikan oleh {partner} dengan metode diskusi kelompok. Setiap klien diminta menuliskan satu rencana yang akan dikerjakan sampai pertemuan berikutnya.",
                "Pembimbing kemasyarakatan sekaligus memeriksa kewajiban lapor dan menanyakan keadaan keluarga. Klien yang belum bekerja diarahkan mengikuti pelatihan atau magang.",
                "Salah satu klien menceritakan kesulitannya diterima kembali oleh tetangga. Rekan satu kelompok berbagi pengalaman, dan pembimbing menawarkan kunjungan rumah.",
            ],
            Quotes =
            [
                "Masa bimbingan adalah jembatan. Di sisi ini mereka masih kami dampingi, di seberang mereka harus berjalan sendiri",
                "Jangan takut bercerita kepada pembimbing. Masalah yang dibicarakan lebih awal biasanya lebih mudah diselesaikan",
            ],
        },
        new()
        {
            Key = "kerja-sosial", Theme = DemoTheme.Community, Audience = DemoAudience.Field, Weight = 3,
            Category = "kegiatan", Tags = ["reintegrasi", "lingkungan"],
            Subjects = ["bersih masjid", "bersih sungai", "penanaman pohon", "bersih taman makam pahlawan", "perbaikan jalan kampung", "bersih pantai", "pengecatan sekolah", "bersih pasar"],
            Partners = ["kelurahan setempat", "Dinas Lingkungan Hidup {town}", "karang taruna di {town}"],
            A = (15, 160), B = (30, 600),
            Titles =
            [
                "{a} Peserta dari {nick} Gelar Aksi {Subject}",
                "Aksi {Subject} {unit} Libatkan {a} Orang",
                "{nick} dan Warga {town} Kompak Lakukan {Subject}, {a} Orang Terlibat",
                "Balas Budi kepada Lingkungan, {nick} Adakan {Subject}",
            ],
            Leads =
            [
                "Sebanyak {a} orang dari {unit} melakukan aksi {subject} pada {day}. Pegawai, {wb} yang memenuhi syarat, dan warga sekitar bekerja bersama sejak pukul {time}.",
                "{unit} mengadakan aksi {subject} di {town} pada {day}. Kegiatan itu diikuti {a} peserta dan mendapat sambutan hangat dari warga.",
            ],
            Details =
            [
                "Perlengkapan disiapkan bersama {partner}. Peserta dibagi menjadi beberapa kelompok dengan wilayah kerja yang jelas sehingga pekerjaan selesai sebelum siang.",
                "Dari kegiatan itu terkumpul {b} kilogram sampah yang kemudian dipilah. Sampah organik diolah menjadi kompos, sedangkan plastik disetor ke bank sampah.",
                "Warga menyuguhkan makanan ringan seusai kegiatan. Suasana akrab itu diharapkan mengikis jarak antara masyarakat dan mereka yang sedang menata hidup kembali.",
            ],
            Quotes =
            [
                "Dengan bekerja bersama warga, {wb} belajar mengembalikan kepercayaan. Tidak perlu banyak pidato, cukup tunjukkan lewat perbuatan",
                "Kami ingin kehadiran kantor ini terasa manfaatnya oleh lingkungan sekitar",
            ],
        },
        new()
        {
            Key = "diversi-anak", Theme = DemoTheme.Community, Audience = DemoAudience.Bapas, Weight = 2,
            Category = "layanan-publik", Tags = ["anak", "bantuan-hukum"],
            Subjects = ["diversi", "penelitian kemasyarakatan", "sidang anak", "mediasi korban dan pelaku", "pengawasan putusan", "pendampingan sekolah", "kunjungan rumah", "pemeriksaan awal"],
            Partners = ["Dinas Sosial {town}", "pekerja sosial", "Polres {town}"],
            A = (3, 19), B = (2, 6),
            Titles =
            [
                "{nick} Dampingi {a} Anak dalam Proses {Subject}",
                "{a} Anak Jalani {Subject} Didampingi {unit}",
                "Utamakan Pemulihan, {nick} Kawal {Subject} {a} Anak",
            ],
            Leads =
            [
                "Pembimbing kemasyarakatan {unit} mendampingi {a} anak dalam proses {subject} pada {day}. Seluruh identitas anak dirahasiakan sesuai ketentuan sistem peradilan pidana anak.",
                "{unit} menugaskan {b} pembimbing kemasyarakatan untuk mengawal {subject} yang melibatkan {a} anak pada {day}.",
            ],
            Details =
            [
                "Pertemuan menghadirkan orang tua, perwakilan korban, dan {partner}. Pembimbing memaparkan latar belakang anak serta rekomendasi yang mengutamakan kepentingan terbaik baginya.",
                "Rekomendasi disusun melalui wawancara, kunjungan ke rumah, dan keterangan sekolah. Kesimpulannya menekankan agar anak tetap dapat melanjutkan pendidikan.",
                "Apabila kesepakatan tercapai, pelaksanaannya diawasi paling lama {b} bulan. Pembimbing melaporkan perkembangan secara tertulis kepada instansi terkait.",
            ],
            Quotes =
            [
                "Anak yang berhadapan dengan hukum perlu ditolong, bukan dicap. Kesalahan diselesaikan, masa depan diselamatkan",
                "Kami mendorong semua pihak mendengar suara anak. Sering kali persoalannya bermula dari rumah yang tidak lagi ramah",
            ],
        },
        new()
        {
            Key = "griya-abhipraya", Theme = DemoTheme.Community, Audience = DemoAudience.Bapas | DemoAudience.Regional, Weight = 2,
            Category = "kerja-sama", Tags = ["griya-abhipraya", "reintegrasi"],
            Subjects = ["budi daya jamur", "kedai kopi", "cuci kendaraan", "kerajinan kayu", "jasa jahit", "peternakan kambing", "bengkel motor", "olahan pangan"],
            Partners = ["kelompok masyarakat peduli pemasyarakatan", "yayasan sosial di {town}", "pemerintah desa"],
            A = (6, 44), B = (3, 10),
            Titles =
            [
                "Griya Abhipraya {nick} Kembangkan {Subject}, {a} Klien Terlibat",
                "{a} Klien {nick} Rintis Usaha {Subject} di Griya Abhipraya",
                "{unit} Perkuat Usaha {Subject} bagi {a} Klien",
            ],
            Leads =
            [
                "Griya Abhipraya yang dikelola {unit} mulai mengembangkan usaha {subject} pada {day}. Sebanyak {a} klien dilibatkan dalam tahap awal.",
                "{unit} membuka kegiatan usaha {subject} di Griya Abhipraya pada {day}. Program tersebut menjadi tempat belajar bagi {a} klien sebelum mandiri sepenuhnya.",
            ],
            Details =
            [
                "Modal awal dan pendampingan datang dari {partner}. Pembagian hasil dituangkan dalam kesepakatan tertulis agar semua pihak memahami hak serta kewajibannya.",
                "Dalam {b} bulan pertama, klien akan didampingi penuh oleh pembimbing. Setelah itu, pengelolaan berangsur diserahkan kepada kelompok.",
                "Lokasi usaha dipilih dekat permukiman agar warga mudah datang. Kehadiran pembeli sekaligus menjadi cara memulihkan hubungan sosial.",
            ],
            Quotes =
            [
                "Pekerjaan adalah benteng terbaik agar orang tidak mengulangi kesalahan. Rumah singgah ini kami siapkan untuk itu",
                "Kami tidak memberi ikan, tetapi juga tidak hanya memberi kail. Kami menemani sampai mereka bisa memancing sendiri",
            ],
        },
        new()
        {
            Key = "bakti-sosial", Theme = DemoTheme.Community, Audience = DemoAudience.Offices, Weight = 3,
            Category = "kegiatan", Tags = ["bakti-sosial", "kumham-peduli"],
            Subjects = ["paket sembako", "air bersih", "santunan anak yatim", "perlengkapan sekolah", "bibit pohon", "paket makanan bergizi", "alat bantu jalan", "bantuan korban banjir", "bedah rumah"],
            Partners = ["pemerintah kelurahan", "panti asuhan di {town}", "badan amil zakat {town}"],
            A = (30, 640), B = (3, 11),
            Titles =
            [
                "{nick} Salurkan {Subject} kepada {a} Warga",
                "{a} Warga {town} Terima {Subject} dari {unit}",
                "Bakti Sosial {nick}: {Subject} untuk {a} Penerima",
                "Peduli Sesama, {nick} Bagikan {Subject} bagi {a} Keluarga",
            ],
            Leads =
            [
                "{unit} menyalurkan {subject} kepada {a} warga di {town} pada {day}. Bantuan dihimpun secara sukarela dari pegawai selama beberapa pekan.",
                "Bakti sosial berupa {subject} digelar {unit} pada {day} mulai pukul {time}. Sebanyak {a} penerima tersebar di {b} lingkungan sekitar kantor.",
            ],
            Details =
            [
                "Data penerima diperoleh dari {partner} agar bantuan tepat sasaran. Petugas mengantar langsung ke rumah bagi penerima yang lanjut usia atau sakit.",
                "Keluarga {wb} yang kurang mampu termasuk dalam daftar penerima. Mereka dinilai sering luput dari perhatian padahal turut menanggung beban.",
                "Penyaluran dilakukan tanpa seremoni panjang dan tanpa kewajiban apa pun bagi penerima. Panitia mencatat serta mengumumkan jumlah yang terkumpul dan yang dibagikan.",
            ],
            Quotes =
            [
                "Nilainya mungkin tidak besar, tetapi kami berharap dapat meringankan. Aparatur hidup di tengah masyarakat dan harus peka terhadap sekitarnya",
                "Berbagi tidak harus menunggu berlebih. Terima kasih kepada pegawai yang menyisihkan penghasilannya",
            ],
        },
    ];
}
