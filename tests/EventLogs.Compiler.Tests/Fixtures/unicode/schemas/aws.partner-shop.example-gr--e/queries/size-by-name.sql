-- title: Größe je Name
-- description: Die mittlere „Größe“ 🙂 je Name
SELECT "stra_e", avg("na_ve") AS mean
FROM etat_change_2
GROUP BY 1
