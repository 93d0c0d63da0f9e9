namespace HumasApi.Demo.Stories;

/// <summary>Searches, tests, drills, readiness.</summary>
internal static class SecurityStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "razia-gabungan", Theme = DemoTheme.Security, Audience = DemoAudience.Prisons, Weight = 5,
            Category = "keamanan", Tags = ["razia", "tiga-kunci-pemasyarakatan"],
            Subjects = ["blok hunian", "kamar tahanan", "blok timur", "blok barat", "bengkel kerja", "dapur dan gudang", "blok karantina", "ruang kunjungan"],
            Partners = ["Polres {town}", "Kodim setempat", "Badan Narkotika Nasional setempat"],
            A = (14, 96), B = (4, 38),
            Titles =
            [
                "{a} Petugas Razia {Subject} {nick}",
                "Razia {Subject} {unit}, {b} Barang Terlarang Disita",
                "{nick} Sisir {Subject}, {a} Personel Diterjunkan",
                "Razia Gabungan {Subject} di {nick} Nihil Narkoba, {b} Barang Diamankan",
            ],
            Leads =
            [
                "Sebanyak {a} petugas gabungan merazia {subject} {unit} pada {day}. Dari penggeledahan itu, {b} barang yang tidak seharusnya berada di sana diamankan, sedangkan narkoba tidak ditemukan.",
                "{unit} menggelar razia gabungan di {subject} pada {day}. Penggeledahan melibatkan {a} personel dan berlangsung tertib selama kurang lebih dua jam.",
            ],
            Details =
            [
                "Sebelum bergerak, seluruh personel mengikuti apel dan menerima arahan mengenai cara menggeledah yang santun. Setiap kamar diperiksa dengan disaksikan penghuninya, mulai dari kasur, lemari, hingga ventilasi.",
                "Barang yang disita antara lain sendok logam, korek api, tali, serta kabel rakitan. Seluruh temuan dicatat dalam berita acara, dipotret, dan disimpan untuk dimusnahkan sesuai prosedur.",
                "Razia dilaksanakan bersama {partner}. Kehadiran unsur luar dimaksudkan agar pemeriksaan berlangsung terbuka dan hasilnya dapat dipertanggungjawabkan.",
                "{wbstart} yang kamarnya kedapatan menyimpan barang terlarang dimintai keterangan. Sanksi diberikan berjenjang setelah tim pemeriksa menelusuri asal barang tersebut.",
            ],
            Quotes =
            [
                "Penggeledahan ini bukan untuk menakut-nakuti, melainkan memastikan semua orang di dalam merasa aman. Kami lakukan dengan tegas, tetapi tetap menghormati martabat {wb}",
                "Tidak ada ruang bagi telepon genggam, pungutan liar, dan narkoba. Kalau ada petugas yang bermain, sanksinya lebih berat",
            ],
        },
        new()
        {
            Key = "tes-urine", Theme = DemoTheme.Security, Audience = DemoAudience.Field | DemoAudience.Regional, Weight = 3,
            Category = "keamanan", Tags = ["anti-narkoba", "zona-integritas"],
            Subjects = ["pegawai", "petugas pengamanan", "pegawai dan peserta magang", "pejabat struktural", "petugas regu jaga", "calon pegawai", "seluruh jajaran", "petugas layanan"],
            Partners = ["Badan Narkotika Nasional setempat", "Puskesmas {town}"],
            A = (18, 148), B = (2, 6),
            Titles =
            [
                "Tes Urine {Subject} {nick}, {a} Orang Dinyatakan Negatif",
                "{a} Sampel Urine {Subject} {unit} Diperiksa",
                "{nick} Gelar Tes Urine Mendadak bagi {Subject}, {a} Sampel Negatif",
                "Komitmen Bersih Narkoba, {nick} Tes Urine {a} {Subject}",
            ],
            Leads =
            [
                "{unit} melaksanakan tes urine mendadak bagi {subject} pada {day}. Dari {a} sampel yang diperiksa, seluruhnya menunjukkan hasil negatif.",
                "Tes urine bagi {subject} digelar {unit} pada {day} sesaat setelah apel pagi. Sebanyak {a} orang menjalani pemeriksaan tanpa pemberitahuan sebelumnya.",
            ],
            Details =
            [
                "Pengambilan sampel diawasi petugas dari {partner} untuk menjamin keaslian. Alat uji yang dipakai mendeteksi {b} jenis zat dan hasilnya keluar dalam hitungan menit.",
                "Nama peserta diundi sehingga siapa pun dapat terpilih kapan saja. Pejabat struktural turut diperiksa pertama kali sebagai contoh.",
                "Hasil pemeriksaan dituangkan dalam berita acara dan dilaporkan secara berjenjang. Apabila kelak ditemukan hasil positif, yang bersangkutan langsung dibebastugaskan selama pemeriksaan.",
            ],
            Quotes =
            [
                "Kami tidak mungkin meminta {wb} bersih kalau petugasnya tidak memberi contoh. Tes ini akan terus dilakukan tanpa jadwal",
                "Hasil negatif hari ini menenangkan, tetapi jangan membuat kita lengah. Godaan selalu ada dan integritas harus dijaga setiap saat",
            ],
        },
        new()
        {
            Key = "simulasi", Theme = DemoTheme.Security, Audience = DemoAudience.Prisons, Weight = 2,
            Category = "keamanan", Tags = ["pengembangan-sdm", "tiga-kunci-pemasyarakatan"],
            Subjects = ["pemadaman kebakaran", "evakuasi gempa bumi", "penanganan kericuhan", "pengawalan tahanan", "pertolongan korban", "penanganan upaya pelarian", "penggunaan alat komunikasi", "bela diri petugas"],
            Partners = ["dinas pemadam kebakaran {town}", "Badan Penanggulangan Bencana {town}", "Polres {town}"],
            A = (16, 88), B = (5, 14),
            Titles =
            [
                "{a} Petugas {nick} Ikuti Simulasi {Subject}",
                "{unit} Latih {a} Petugas dalam {Subject}",
                "Simulasi {Subject} di {nick}, Respons Petugas {b} Menit",
                "Siap Hadapi Keadaan Darurat, {nick} Gelar Simulasi {Subject}",
            ],
            Leads =
            [
                "Sirene berbunyi di {unit} pada {day} pukul {time}, tetapi bukan karena keadaan darurat sungguhan. Sebanyak {a} petugas sedang mengikuti simulasi {subject}.",
                "{unit} melatih {a} petugas melalui simulasi {subject} pada {day}. Dari tanda bahaya sampai keadaan dinyatakan terkendali, tim membutuhkan waktu {b} menit.",
            ],
            Details =
            [
                "Skenario disusun bersama {partner} dengan mempertimbangkan denah bangunan serta jumlah penghuni. Setiap regu mendapat peran berbeda dan tidak mengetahui titik kejadian sebelumnya.",
                "Evaluasi menemukan beberapa hal yang perlu dibenahi, antara lain letak kunci cadangan dan jalur radio yang tumpang-tindih. Perbaikan dijadwalkan selesai dalam sepekan.",
                "Peralatan seperti tabung pemadam, tandu, dan pengeras suara diperiksa sebelum latihan. Yang rusak langsung diganti dan dicatat dalam buku inventaris.",
            ],
            Quotes =
            [
                "Dalam keadaan darurat, orang bertindak sesuai kebiasaan. Karena itu, kebiasaan yang benar harus dilatih berulang-ulang",
                "Kami lebih senang menemukan kekurangan saat latihan daripada saat kejadian sebenarnya. Semua catatan akan ditindaklanjuti",
            ],
        },
        new()
        {
            Key = "pemusnahan", Theme = DemoTheme.Security, Audience = DemoAudience.Prisons, Weight = 1,
            Category = "keamanan", Tags = ["razia", "zona-integritas"],
            Subjects = ["telepon genggam", "barang elektronik rakitan", "senjata tajam buatan", "kabel dan pengisi daya", "minuman oplosan", "kartu permainan", "alat tato rakitan", "barang logam"],
            Partners = ["Kejaksaan Negeri {town}", "Polres {town}"],
            A = (24, 310), B = (3, 6),
            Titles =
            [
                "{nick} Musnahkan {a} Barang Sitaan, Termasuk {Subject}",
                "{a} {Subject} Hasil Razia {unit} Dimusnahkan",
                "Pemusnahan {Subject} di {nick}, {a} Barang Dihancurkan",
            ],
            Leads =
            [
                "{unit} memusnahkan {a} barang hasil penggeledahan pada {day}, termasuk {subject}. Barang dikumpulkan dari razia yang berlangsung {b} bulan terakhir.",
                "Sebanyak {a} barang terlarang dimusnahkan di halaman {unit} pada {day} pukul {time}. Temuan terbanyak berupa {subject} yang disita dari kamar hunian.",
            ],
            Details =
            [
                "Pemusnahan dilakukan dengan cara dibakar, dipotong, dan dihancurkan memakai palu. Perwakilan {partner} hadir sebagai saksi dan menandatangani berita acara.",
                "Petugas lebih dulu mencocokkan jumlah barang dengan daftar sitaan supaya tidak ada yang tercecer. Sisa logam diserahkan kepada bengkel kerja untuk dilebur.",
                "Kegiatan disaksikan pula oleh pemuka kamar dari setiap blok. Mereka diminta menyampaikan kepada rekan-rekannya bahwa setiap barang terlarang pasti akan ditemukan.",
            ],
            Quotes =
            [
                "Apa yang disita harus dimusnahkan secara terbuka. Dengan begitu, tidak ada kecurigaan barang itu beredar kembali",
                "Kami menutup satu demi satu celah masuknya barang terlarang. Dukungan keluarga pengunjung sangat menentukan",
            ],
        },
    ];
}
